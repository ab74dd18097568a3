package beijing.facility.signin.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.signin.AccountKeeper;

/** What an administrator does with the account of a user. */
@RestController
@RequestMapping({"/api/users/{user}", "/camunda/api/desk/users/{user}"})
class AccountController {

    private final AccountKeeper accounts;

    AccountController(AccountKeeper accounts) {
        this.accounts = accounts;
    }

    /** Ends all her sessions, on every server. */
    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@PathVariable String user) {
        accounts.signOut(user);
    }

    /** Shuts her out until she is unlocked. */
    @PostMapping("/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lock(@PathVariable String user) {
        accounts.lock(user);
    }

    /** Lets her in again, whoever or whatever has shut her out. */
    @PostMapping("/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String user) {
        accounts.unlock(user);
    }
}
