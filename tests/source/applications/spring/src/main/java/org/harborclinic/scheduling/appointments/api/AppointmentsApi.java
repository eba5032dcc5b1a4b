package org.harborclinic.scheduling.appointments.api;

import static org.harborclinic.scheduling.shared.web.ApiPaths.V1;

import java.util.List;
import java.util.UUID;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@RequestMapping(V1 + "/appointments")
public interface AppointmentsApi {

    @GetMapping
    ResponseEntity<List<AppointmentDto>> listAppointments();

    @PostMapping
    ResponseEntity<AppointmentDto> bookAppointment(@RequestBody BookingDto booking);

    @GetMapping("/{appointmentId}")
    ResponseEntity<AppointmentDto> getAppointment(@PathVariable UUID appointmentId);

    @DeleteMapping("/{appointmentId}")
    default ResponseEntity<Void> cancelAppointment(@PathVariable UUID appointmentId) {
        return ResponseEntity.status(501).build();
    }

    @PostMapping("/{appointmentId}:confirm")
    ResponseEntity<AppointmentDto> confirmAppointment(@PathVariable UUID appointmentId);
}
