from fastapi import FastAPI

app = FastAPI()


@app.get('/loans')
def loans(): ...
