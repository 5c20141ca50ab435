// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.List;

/**
 * What an agency is admitted for.
 *
 * @param region the agency's region
 * @param types numbers of types; none ends the admission
 * @param keyQuota how many open issuing keys the agency may have, 0 to 64
 */
record AdmissionBody(String agency, String region, List<Integer> types, int keyQuota) {}
