"""From a web address to a capture: politely, and never to a place that is nobody's business."""
