"""Raw events become a value for each day: what `rollup` does, on one machine or on a cluster.

An engine reads the events and counts them in groups. What crosses from it to us are whole numbers,
and values as they were read; so every engine makes the same files.
"""
