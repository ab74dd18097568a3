package beijing.facility.workflow.engine;

import org.camunda.bpm.engine.identity.PasswordPolicy;

/** What a password must be, with the Chinese sentence for whoever chose another. */
public interface SpokenPasswordPolicy extends PasswordPolicy {

    String sentence();
}
