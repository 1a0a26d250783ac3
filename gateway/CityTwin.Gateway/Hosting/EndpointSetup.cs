using System.Net;
using CityTwin.Limits;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CityTwin.Gateway.Hosting;

internal static class EndpointSetup
{
    public static WebApplicationBuilder AddEndpoints(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section);
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            var limits = context.Configuration.GetSection(LimitOptions.Section).Get<LimitOptions>() ?? new LimitOptions();
            var endpoints = EndpointOptions.Read(context.Configuration);
            var address = IPAddress.TryParse(endpoints.Address, out var parsed)
                ? parsed
                : throw new InvalidOperationException($"Http:Address: '{endpoints.Address}' is not an IP address.");
            Restrain(kestrel, limits);
            kestrel.Listen(address, endpoints.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(address, endpoints.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        });
        return builder;
    }

    private static void Restrain(KestrelServerOptions kestrel, LimitOptions limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = OpenFiles.RoomFor(limits.MaxConnections, OpenFiles.Limit());
        kestrel.Limits.MaxRequestBodySize = limits.MaxMessageBytes + 1024;
        kestrel.Limits.Http2.MaxStreamsPerConnection = limits.MaxStreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = limits.PingAfter;
        kestrel.Limits.Http2.KeepAlivePingTimeout = limits.PingTimeout;
    }
}
