package org.harborclinic.scheduling.portal;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
@RequestMapping("/portal")
class PortalController {

    @ModelAttribute("clinic")
    String clinic() {
        return "Harbor Clinic";
    }

    @GetMapping
    String start(Model model) {
        model.addAttribute("next", "/portal/requests");
        return "portal/start";
    }

    @PostMapping("/requests")
    String request(@ModelAttribute AppointmentRequest request) {
        return "redirect:/portal";
    }

    @GetMapping("/ping")
    @ResponseBody
    String ping() {
        return "pong";
    }
}
