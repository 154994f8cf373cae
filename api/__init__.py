"""The REST API: a FastAPI app behind API Gateway, adapted to Lambda by Mangum."""
