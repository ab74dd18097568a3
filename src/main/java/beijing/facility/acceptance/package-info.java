/** 竣工验收, {@code completion-acceptance.bpmn}: from the completed works to the settled accounts (Article 29). */
package beijing.facility.acceptance;
