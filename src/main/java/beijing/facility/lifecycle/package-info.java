/** 项目全生命周期, {@code project-lifecycle.bpmn}: from the application on, through the processes it calls (Articles 21–34). */
package beijing.facility.lifecycle;
