package org.openfund.grants.web;

interface Versions {

    String V1 = "/v1";
}
