/**
 * What comes in and goes out over HTTP, before and after everybody else: how much, from which pages, in which form, and how the
 * answer reads where nobody further inside has one. The filters stand in the order of {@link beijing.facility.gate.GateConfiguration};
 * those in front of the sign-in never read a body, those behind it hand on a body that is read, small and well formed.
 */
package beijing.facility.gate;
