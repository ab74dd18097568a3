/** What officials are told: a list of their own (消息), and the same by e-mail where a mail host is configured. */
package beijing.facility.notices;
