"""How far and how fast: strategies, stages, exposure, and what follows from them."""
