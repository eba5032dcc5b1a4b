package org.harborclinic.scheduling.shared.web;

/** Path parts that several controllers share. */
public final class ApiPaths {

    public static final String API = "/api";
    public static final String V1 = API + "/v1";
    public static final String V2 = API + "/v2";

    private ApiPaths() {
    }

    public static final class Patients {

        public static final String ROOT = V1 + "/patients";
        public static final String ITEM = "/{patientId}";
        public static final String ALLERGIES = ITEM + "/allergies";

        private Patients() {
        }
    }

    public interface Facilities {

        String ROOMS = V1 + "/rooms";
        String EQUIPMENT = V1 + "/equipment";
    }
}
