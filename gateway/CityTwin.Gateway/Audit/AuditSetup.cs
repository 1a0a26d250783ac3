namespace CityTwin.Gateway.Audit;

internal static class AuditSetup
{
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section);
        builder.Services.AddSingleton<AuditFolder>();
        builder.Services.AddSingleton<AttemptReader>();
        builder.Services.AddSingleton<Auditor>();
        builder.Services.AddSingleton<AttemptLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AttemptLog>());
        return builder;
    }
}
