namespace CityTwin.Gateway.Hosting;

/// <summary>Where the gateway listens.</summary>
public sealed class EndpointOptions
{
    /// <summary>Address of both ports; loopback unless told otherwise.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>HTTP/1.1: console, REST, gRPC-Web, health.</summary>
    public int HttpPort { get; set; } = 8080;

    /// <summary>HTTP/2 without TLS: gRPC.</summary>
    public int GrpcPort { get; set; } = 8081;

    public static EndpointOptions Read(IConfiguration configuration)
    {
        var options = new EndpointOptions();
        options.Address = configuration["Http:Address"] ?? options.Address;
        options.HttpPort = configuration.GetValue("Http:Port", options.HttpPort);
        options.GrpcPort = configuration.GetValue("Grpc:Port", options.GrpcPort);
        return options;
    }
}
