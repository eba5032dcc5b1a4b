package org.harborclinic.scheduling.patients.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import org.harborclinic.scheduling.patients.domain.PatientService;
import org.harborclinic.scheduling.shared.web.ApiPaths;
import org.harborclinic.scheduling.shared.web.ApiPaths.Patients;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(path = Patients.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('STAFF')")
public class PatientController {

    private static final String HISTORY = "/history";

    private final PatientService patients;

    public PatientController(PatientService patients) {
        this.patients = patients;
    }

    @GetMapping
    public Page<PatientView> search(@RequestParam(defaultValue = "") String name, Pageable page) {
        return patients.search(name, page);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    public PatientView register(@Valid @RequestBody PatientForm form) {
        return patients.register(form);
    }

    @GetMapping(Patients.ITEM)
    public PatientView find(@PathVariable UUID patientId) {
        return patients.find(patientId);
    }

    @PatchMapping(path = Patients.ITEM, consumes = "application/merge-patch+json")
    public PatientView amend(@PathVariable UUID patientId, @RequestBody PatientChanges changes) {
        return patients.amend(patientId, changes);
    }

    @GetMapping(Patients.ALLERGIES)
    public List<Allergy> allergies(@PathVariable UUID patientId) {
        return patients.allergies(patientId);
    }

    @RequestMapping(
        value = Patients.ALLERGIES + "/{substance:[a-z][a-z-]{1,40}}",
        method = {RequestMethod.PUT, RequestMethod.DELETE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void changeAllergy(@PathVariable UUID patientId, @PathVariable String substance) {
        patients.toggleAllergy(patientId, substance);
    }

    @GetMapping({Patients.ITEM + HISTORY, ApiPaths.Patients.ITEM + "/timeline"})
    public List<Visit> history(@PathVariable UUID patientId) {
        return patients.history(patientId);
    }

    private PatientView masked(PatientView view) {
        return view.withoutContact();
    }
}
