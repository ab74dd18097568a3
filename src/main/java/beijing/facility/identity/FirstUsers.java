package beijing.facility.identity;

/** Sees to it that somebody can sign in and make the other users. Runs in the transaction of the set-up. */
public interface FirstUsers {

    void create(Seeds.Sowing sowing);
}
