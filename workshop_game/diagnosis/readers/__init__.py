"""Those who read a program, each for one sort of slip. Each gives findings with their evidence."""
