/**
 * People: who may sign in and for how long, what a password must be, who may change users, groups and rights, and what becomes of an
 * official's tasks when she leaves (contract §9).
 *
 * <p>Whatever has to count on every server at once stands in the database: what a user is now (her password's digest, her groups and
 * districts, whether she is locked) is compared with what it was at her sign-in, and wrong passwords are counted there. Sessions
 * themselves live in the memory of one server.
 */
package beijing.facility.signin;
