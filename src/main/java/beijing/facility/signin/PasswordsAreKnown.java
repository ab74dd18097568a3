package beijing.facility.signin;

/** Where there is such a bean, everybody knows the passwords anyway, and they need not be good ones. */
public interface PasswordsAreKnown {
}
