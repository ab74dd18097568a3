package beijing.facility.workflow.engine;

import org.camunda.bpm.engine.authorization.Authorization;

/**
 * What the house has to say when users, groups, districts or rights change, by whatever door, before the change and within its
 * transaction. Whoever refuses throws, and nothing is changed.
 *
 * <p>{@code me} is the id of who does it, or null where the system does it by itself.
 */
public interface PeopleWatch {

    /** A user comes to be. */
    default void creating(String me, String user) {
    }

    /** She gets a new password, from herself or from somebody else. */
    default void settingPassword(String me, String user) {
    }

    /** She is gone for good. */
    default void deleting(String me, String user) {
    }

    /** An administrator shuts her out, until somebody lets her in again. */
    default void locking(String me, String user) {
    }

    /** She is let in again. */
    default void unlocking(String me, String user) {
    }

    default void joining(String me, String user, String group) {
    }

    default void leaving(String me, String user, String group) {
    }

    default void joiningDistrict(String me, String user, String tenant) {
    }

    default void leavingDistrict(String me, String user, String tenant) {
    }

    default void groupJoiningDistrict(String me, String group, String tenant) {
    }

    default void groupLeavingDistrict(String me, String group, String tenant) {
    }

    default void deletingGroup(String me, String group) {
    }

    default void deletingDistrict(String me, String tenant) {
    }

    /** An authorization is made or changed. */
    default void granting(String me, Authorization authorization) {
    }

    /** An authorization is taken away. */
    default void revoking(String me, Authorization authorization) {
    }
}
