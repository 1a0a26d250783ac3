using System.Text;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

/// <summary>A factsheet of 3.0 with what a test wants of it.</summary>
internal static class Sheets
{
    public static byte[] Of(string actions = "", string zones = "", string optional = "", string limits = "", string texts = "") => Encoding.UTF8.GetBytes($$"""
        {"headerId":0,"timestamp":"2026-01-02T03:04:05.000Z","version":"3.0.0","manufacturer":"acme","serialNumber":"r1",
         "typeSpecification":{"seriesName":"s","mobileRobotKinematics":"DIFFERENTIAL","mobileRobotClass":"CARRIER","maximumLoadMass":50,
           "localizationTypes":[],"navigationTypes":[],"supportedZones":[{{zones}}]},
         "physicalParameters":{"minimumSpeed":0,"maximumSpeed":2,"maximumAcceleration":1,"maximumDeceleration":1,"minimumHeight":1,
           "maximumHeight":1,"width":0.8,"length":1.2},
         "protocolLimits":{"maximumStringLengths":{ {{texts}} },"maximumArrayLengths":{ {{limits}} },"timing":{"minimumOrderInterval":0,"minimumStateInterval":0} },
         "protocolFeatures":{"optionalParameters":[{{optional}}],"mobileRobotActions":[{{actions}}] },
         "mobileRobotGeometry":{},"loadSpecification":{} }
        """);

    public static string Action(string type, string scope, string parameters = "", string blocking = "") => $$"""
        {"actionType":"{{type}}","actionScopes":["{{scope}}"],"actionParameters":[{{parameters}}],"blockingTypes":[{{blocking}}],
         "pauseAllowed":true,"cancelAllowed":true}
        """;
}
