package org.harborclinic.scheduling.appointments.web;

import java.util.List;
import java.util.UUID;

import org.harborclinic.scheduling.appointments.api.AppointmentDto;
import org.harborclinic.scheduling.appointments.api.AppointmentsApi;
import org.harborclinic.scheduling.appointments.api.BookingDto;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AppointmentController implements AppointmentsApi {

    private final BookingDesk desk;

    AppointmentController(BookingDesk desk) {
        this.desk = desk;
    }

    @Override
    public ResponseEntity<List<AppointmentDto>> listAppointments() {
        return ResponseEntity.ok(desk.upcoming());
    }

    @Override
    public ResponseEntity<AppointmentDto> bookAppointment(BookingDto booking) {
        return ResponseEntity.status(HttpStatus.CREATED).body(desk.book(booking));
    }

    @Override
    public ResponseEntity<AppointmentDto> getAppointment(UUID appointmentId) {
        return ResponseEntity.of(desk.find(appointmentId));
    }

    @Override
    public ResponseEntity<AppointmentDto> confirmAppointment(UUID appointmentId) {
        return ResponseEntity.ok(desk.confirm(appointmentId));
    }

    @GetMapping("/{appointmentId}/invitation.ics")
    ResponseEntity<byte[]> invitation(@PathVariable UUID appointmentId) {
        return ResponseEntity.ok(desk.invitation(appointmentId));
    }
}
