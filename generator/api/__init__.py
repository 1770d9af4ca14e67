"""Says for programs what pages say to readers: the files of the site's API."""
