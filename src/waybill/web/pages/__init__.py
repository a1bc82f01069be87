"""The pages, one a file: a frozen context, and a function that makes it from what is asked."""
