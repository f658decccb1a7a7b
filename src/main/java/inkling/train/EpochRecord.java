package inkling.train;

import inkling.train.measure.Metrics;

/**
 * The result of an epoch.
 *
 * @param epoch counted from 1
 * @param rate learning rate at its end
 * @param train measured after the epoch, without dropout, on as many training images as there are validation images
 * @param validation measured on all validation images
 */
public record EpochRecord(int epoch, float rate, Metrics train, Metrics validation) {}
