package beijing.facility.implementation.web;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Groups;

/** Takes the reports of the investment platform: those that are right, each by itself, and names those that are not. */
@RestController
@RequestMapping("/api/progress-reports")
class ProgressReportController {

    private final ProgressReportIntake intake;
    private final CurrentUser user;

    ProgressReportController(ProgressReportIntake intake, CurrentUser user) {
        this.intake = intake;
        this.user = user;
    }

    @PostMapping
    ResponseEntity<?> take(@RequestBody(required = false) byte[] body) {
        if (!user.groups().contains(Groups.INVESTMENT_PLATFORM)) {
            return answer(HttpStatus.FORBIDDEN, "只有北京市投资项目调度与服务平台（" + Groups.INVESTMENT_PLATFORM + "）可以通过此接口报送进度。");
        }
        List<ProgressRow> rows;
        try {
            rows = ProgressRow.read(body);
        } catch (IllegalArgumentException unreadable) {
            return answer(HttpStatus.BAD_REQUEST, unreadable.getMessage());
        }
        ProgressReportIntake.Result result = intake.take(rows);
        if (!result.accepted().isEmpty()) {
            return ResponseEntity.ok(result);
        }
        boolean ruled = result.refused().stream().allMatch(ProgressReportIntake.Refused::byRule);
        return ResponseEntity.status(ruled ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST).body(result);
    }

    private static ResponseEntity<?> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }
}
