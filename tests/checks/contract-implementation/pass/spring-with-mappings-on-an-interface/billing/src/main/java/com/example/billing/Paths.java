package com.example.billing;

public final class Paths {
    public static final String API = "/api/v1";
    public static final String INVOICES = API + "/invoices";

    private Paths() {}
}
