using CityTwin.City;

namespace CityTwin.Gateway.WorkOrders;

internal static class OrderSetup
{
    public static WebApplicationBuilder AddOrders(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => services.GetRequiredService<CityPackageReader>().Desk());
        builder.Services.AddSingleton<OrderList>();
        builder.Services.AddSingleton<OrderDoor>();
        builder.Services.AddSingleton<Timeline>();
        builder.Services.AddSingleton<ReportIntake>();
        builder.Services.AddSingleton<OrderImport>();
        return builder;
    }
}
