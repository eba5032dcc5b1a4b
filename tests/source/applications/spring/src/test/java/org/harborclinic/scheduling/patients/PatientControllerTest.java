package org.harborclinic.scheduling.patients;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest
class PatientControllerTest {

    @Autowired
    private MockMvc mvc;

    @Test
    void aPatientThatIsUnknownIsNotFound() throws Exception {
        mvc.perform(get("/api/v1/patients/7b5e")).andExpect(status().isNotFound());
    }

    @RestController
    static class Probe {

        @GetMapping("/probe")
        String probe() {
            return "ok";
        }
    }
}
