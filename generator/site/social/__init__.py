"""What a link to a page looks like elsewhere: a picture with the shirt and the sentence."""
