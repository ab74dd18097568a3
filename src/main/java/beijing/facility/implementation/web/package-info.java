/** How the 北京市投资项目调度与服务平台 hands in the monthly progress: {@code /api/progress-reports} (Article 27). */
package beijing.facility.implementation.web;
