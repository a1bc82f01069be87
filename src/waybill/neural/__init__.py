"""The small trained model: a text with its phrases in, numbers out."""
