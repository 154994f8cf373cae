"""What is said of the packages that the project is made of."""
