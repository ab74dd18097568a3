/** The table of a plan as a file, out and in. */
package beijing.facility.filing.web;
