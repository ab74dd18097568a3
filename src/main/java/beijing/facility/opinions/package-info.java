/** 常用意见: the sentences that officials and units keep, to be put into the opinion of a form by one click. */
package beijing.facility.opinions;
