// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.yinzheng.chaincode.ledger.ManyStates;

/** The shim's stub, which reads keys one by one, and beside it the reading of many. */
final class WiderStub {
    private static final Class<?>[] BOTH = {ChaincodeStub.class, ManyStates.class};

    private WiderStub() {}

    static ChaincodeStub of(ChaincodeStub stub, ManyStates many) {
        return (ChaincodeStub)
                Proxy.newProxyInstance(WiderStub.class.getClassLoader(), BOTH, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(method.getDeclaringClass() == ManyStates.class ? many : stub, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
