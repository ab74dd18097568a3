package beijing.facility.documents.web;

import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import beijing.facility.documents.PrintedFile;
import jakarta.servlet.http.HttpServletResponse;

/** The file of a project as one page, which the browser prints or keeps as PDF. */
@Controller
class PrintController {

    private final PrintedFile file;

    PrintController(PrintedFile file) {
        this.file = file;
    }

    @GetMapping({"/api/projects/{number}/print", "/camunda/api/desk/projects/{number}/print"})
    String print(@PathVariable String number, Model model, HttpServletResponse response) {
        String nonce = UUID.randomUUID().toString();
        model.addAttribute("file", file.of(number));
        model.addAttribute("nonce", nonce);
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        return "print";
    }
}
