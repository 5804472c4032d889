internal import QueryEngine

extension Enumeration {
    /// The services of 4.1.3 by the value that is sent.
    static let services = Enumeration([
        "ECS_VM": ["ECS"], "BMS": [], "EVS": [], "OBS": [], "EIP": [], "RDS": [], "DCC": [], "DeH": [],
        "SFS": [], "VPN": [],
    ])

    /// The kinds of physical capacity of 4.1.2.
    static let physicalDevices = Enumeration(["ECS": [], "EVS": []])

    /// The zones by the spelling of the answers.
    static let zones = Enumeration([
        "MANAGE": [], "POD": [], "KVM_POD": [], "BMS_POD": [], "OBS_POD": [], "EIP_POD": [], "RDS_POD": [],
        "DCC_POD": [], "DEH_POD": [], "SFS_POD": [], "VPN_POD": [],
    ])

    /// The kinds of device of 4.1.5.
    static let deviceTypes = Enumeration(["server": [], "switch": [], "firewall": [], "router": []])

    /// The services of 4.1.6, of which the reference names the first two.
    static let alarmServices = Enumeration([
        "ECS": ["ECS_VM"], "EVS": [], "BMS": [], "OBS": [], "EIP": [], "RDS": [], "DCC": [], "DeH": [],
        "SFS": [], "VPN": [], "ELB": [], "DCS": [], "DMS": [], "GAUSS": [],
    ])

    /// The kinds of hardware of 4.1.7.
    static let alarmDevices = Enumeration(["Server": [], "Network": []])

    /// The types of 4.1.10.
    static let instanceTypes = Enumeration(["ECS": [], "EVS": [], "OBS": [], "BMS": []])

    /// The types of 4.1.12.
    static let resourceTypes = Enumeration([
        "ECS": [], "EVS": [], "EIP": [], "OBS": [], "BMS": [], "ELB": [], "VPN": [], "DCS": [], "DMS": [],
        "RDS": [], "GAUSS": [], "MODEL_ARTS_INF": [], "MODEL_ARTS_TRAIN": [], "MODEL_ARTS_MAOS": [],
    ])
}
