// SPDX-License-Identifier: Apache-2.0
/** What issuing licences and receipts share: fields by the type's schema, holders, drafts kept until recorded. */
@NullMarked
package org.yinzheng.gateway.issuing;

import org.jspecify.annotations.NullMarked;
