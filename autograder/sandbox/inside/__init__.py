"""What runs inside the box, in the same process as the submitted code. Nothing here is trusted."""
