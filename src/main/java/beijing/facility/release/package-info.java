/** 资金下达与拨付, {@code fund-release.bpmn}: one tranche from the step that it is due at to the project unit, and what comes back (Articles 25, 28). */
package beijing.facility.release;
