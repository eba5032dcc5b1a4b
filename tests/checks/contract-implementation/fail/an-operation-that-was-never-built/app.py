from fastapi import FastAPI

app = FastAPI()


@app.get("/loans")
def list_loans(): ...


@app.post("/loans")
def start_loan(): ...


@app.get("/loans/{loan_id}")
def read_loan(loan_id: str): ...
