"""Pictures of cases: pure geometry, handed to templates as numbers and words."""
