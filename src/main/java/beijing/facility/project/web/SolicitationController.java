package beijing.facility.project.web;

import java.util.List;
import java.util.Optional;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.District;
import beijing.facility.project.SolicitationRound;
import beijing.facility.project.SolicitationRounds;

/**
 * The rounds of the yearly solicitation (Article 21): for those who see all files with every district, for a district commission
 * with its own district alone, for anybody else none.
 */
@RestController
@RequestMapping("/api")
class SolicitationController {

    private final SolicitationRounds rounds;
    private final CurrentUser user;

    SolicitationController(SolicitationRounds rounds, CurrentUser user) {
        this.rounds = rounds;
        this.user = user;
    }

    @GetMapping("/solicitations")
    @Transactional(readOnly = true)
    List<SolicitationView> list() {
        Visibility visibility = Visibility.of(user);
        List<District> districts = District.all().stream()
                .filter(district -> visibility.all() || visibility.districts().contains(district.code()))
                .toList();
        if (districts.isEmpty()) {
            return List.of();
        }
        return rounds.all().stream().map(round -> view(round, districts, visibility.all())).toList();
    }

    private SolicitationView view(SolicitationRound round, List<District> districts, boolean all) {
        return SolicitationView.of(round, districts, rounds.filed(round.id()), rounds.collections(round.id()),
                rounds.reminders(round.id()), all ? rounds.summary(round.id()) : Optional.empty());
    }
}
