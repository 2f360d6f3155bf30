"""Children who come from another authority with a plan or a request under way, and plans that follow a child out."""
