/** By which the auditor verifies the audit chain and takes it away. */
package beijing.facility.audit.web;
