"""From the copies that candidates handed in to outcomes, with the evidence beside them."""
