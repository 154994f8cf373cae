"""What a stack costs, computed from AWS's list prices and what is asked of AWS."""
