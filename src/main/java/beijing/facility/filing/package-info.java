/**
 * What the pages of an application (申报) and a change (变更) need beside the rules of their process: whose district it is and its streets,
 * the choices of the form with the figures of the regulation, the table of areas and investment as .xlsx, and sums and subsidy as the
 * page shows them while it is filled in.
 */
package beijing.facility.filing;
